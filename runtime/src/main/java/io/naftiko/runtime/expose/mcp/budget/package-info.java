/// Makes answers as long as an agent can take them, and keeps the whole of what was cut for a while.
@NullMarked
package io.naftiko.runtime.expose.mcp.budget;

import org.jspecify.annotations.NullMarked;
