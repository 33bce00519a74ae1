/// The words of the web: a request, a response, and what turns one into the other.
@NullMarked
package io.naftiko.runtime.http;

import org.jspecify.annotations.NullMarked;
