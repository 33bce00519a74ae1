/// Offers a capability's units as the operations of a REST server, with its OpenAPI document.
@NullMarked
package io.naftiko.runtime.expose.rest;

import org.jspecify.annotations.NullMarked;
