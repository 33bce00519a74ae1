/// Speaks the Model Context Protocol: messages, revisions, the checks of a request, sessions, streams and questions.
@NullMarked
package io.naftiko.runtime.expose.mcp.protocol;

import org.jspecify.annotations.NullMarked;
