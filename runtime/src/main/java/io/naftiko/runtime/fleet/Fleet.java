package io.naftiko.runtime.fleet;

import io.naftiko.runtime.host.Mounting;
import io.naftiko.runtime.host.Stage;
import java.util.List;
import java.util.function.Consumer;

/// The capabilities of a roster, served on a stage.
///
/// Every method can be called on any thread; one of them runs at a time. What a refresh replaces goes on until its
/// calls are done.
public final class Fleet implements AutoCloseable {

    private final Roster roster;
    private final Stage stage;
    private final Consumer<Refresh> listener;
    private Mounting mounting = Mounting.NONE;
    private boolean behind;
    private boolean closed;

    /// Creates a fleet that serves nothing yet.
    ///
    /// @param listener gets every refresh that brings something, on the thread that asked for it
    public Fleet(Roster roster, Stage stage, Consumer<Refresh> listener) {
        this.roster = roster;
        this.stage = stage;
        this.listener = listener;
    }

    /// Serves what the roster has, without another look at the files.
    public synchronized Mounting open() {
        mount();
        return mounting;
    }

    /// Looks at the files now, and serves what has come of them: everything in one step, and nothing where nothing has
    /// changed. A port that could not be opened is tried again. Does nothing once the fleet is closed.
    public synchronized Refresh refresh() {
        if (closed) {
            return Refresh.of(List.of(), List.of(), List.of()).mounted(mounting, mounting);
        }
        var look = roster.look();
        var before = mounting;
        behind |= look.changes();
        if (behind) {
            mount();
        }
        var refresh = look.mounted(before, mounting);
        if (!refresh.isEmpty()) {
            listener.accept(refresh);
        }
        return refresh;
    }

    /// The stage stays behind where a port is not open, or when it fails.
    private void mount() {
        mounting = stage.swap(roster.sites());
        behind = !mounting.unavailable().isEmpty();
    }

    synchronized Territory territory() {
        return roster.territory();
    }

    /// Refreshes nothing any more. What is served stays so.
    @Override
    public synchronized void close() {
        closed = true;
    }
}
