/// What an OpenAPI or Swagger document says of an API.
@NullMarked
package io.naftiko.runtime.openapi;

import org.jspecify.annotations.NullMarked;
