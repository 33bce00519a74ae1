/// Speaks the Model Context Protocol: messages, revisions, and the checks of a request.
@NullMarked
package io.naftiko.runtime.expose.mcp.protocol;

import org.jspecify.annotations.NullMarked;
