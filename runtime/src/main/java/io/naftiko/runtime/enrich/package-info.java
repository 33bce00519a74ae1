/// Fills in what a capability leaves out from the OpenAPI documents that it names.
@NullMarked
package io.naftiko.runtime.enrich;

import org.jspecify.annotations.NullMarked;
