package io.naftiko.runtime.expose.mcp;

import tools.jackson.databind.node.ObjectNode;

/// What a method is asked, and in which revision of the protocol.
record Call(Revision revision, ObjectNode params) {}
