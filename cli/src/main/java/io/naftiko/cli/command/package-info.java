/// The commands of `naftiko`, one class each: what can be typed, and who does it.
///
/// These classes name no type of the engine in a field, a method or a lambda, because reading the command line looks at
/// all of them: `naftiko version` starts without the engine.
@NullMarked
package io.naftiko.cli.command;

import org.jspecify.annotations.NullMarked;
