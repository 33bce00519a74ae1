package io.naftiko.runtime.repair;

import io.naftiko.runtime.edit.Edit;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Problem;

/// An edit that removes a problem.
///
/// @param from where what is replaced begins
/// @param to where it ends; the same where something is only inserted
public record Repair(Problem problem, Edit edit, Place from, Place to) {}
