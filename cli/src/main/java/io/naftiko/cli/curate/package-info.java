/// Makes capability files of OpenAPI documents.
@NullMarked
package io.naftiko.cli.curate;

import org.jspecify.annotations.NullMarked;
