/// Offers a capability's units as the tools, resources and prompts of an MCP server, in every published revision of the
/// protocol.
@NullMarked
package io.naftiko.runtime.expose.mcp;

import org.jspecify.annotations.NullMarked;
