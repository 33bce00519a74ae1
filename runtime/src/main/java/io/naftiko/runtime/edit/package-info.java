/// Changes the text of a YAML document where its nodes stand, and keeps the author's layout.
@NullMarked
package io.naftiko.runtime.edit;

import org.jspecify.annotations.NullMarked;
