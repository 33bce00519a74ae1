/// Checks access tokens, which an authorization server gave to callers (OAuth 2.1).
@NullMarked
package io.naftiko.runtime.expose.auth.oauth;

import org.jspecify.annotations.NullMarked;
