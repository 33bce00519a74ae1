/// How the engine says no: a problem before it starts, a failure while it runs.
@NullMarked
package io.naftiko.runtime.report;

import org.jspecify.annotations.NullMarked;
