/// Calls the tools of upstream MCP servers, in every published revision of the protocol that has Streamable HTTP.
@NullMarked
package io.naftiko.runtime.consume.mcp;

import org.jspecify.annotations.NullMarked;
