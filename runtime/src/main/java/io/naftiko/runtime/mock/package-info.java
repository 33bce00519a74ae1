/// Answers in an API's place, from its OpenAPI document.
@NullMarked
package io.naftiko.runtime.mock;

import org.jspecify.annotations.NullMarked;
