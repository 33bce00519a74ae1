package io.naftiko.cli.serve;

import io.naftiko.runtime.fleet.Candidate;
import io.naftiko.runtime.fleet.News;
import io.naftiko.runtime.fleet.Refresh;
import io.naftiko.runtime.host.Mounting.Served;
import io.naftiko.runtime.host.Site.Mount;
import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Says what has changed while the server runs: a line for each file, and what is wrong with those that went bad.
final class Changes implements Consumer<Refresh> {

    private final Voice voice;
    private final Judge judge;
    private final Ports ports;

    Changes(Voice voice, Judge judge, Ports ports) {
        this.voice = voice;
        this.judge = judge;
        this.ports = ports;
    }

    @Override
    public void accept(Refresh refresh) {
        refresh.variables().forEach(file -> voice.tell(file + " changed: its values are used from now on."));
        var good = new ArrayList<String>();
        for (var news : refresh.news()) {
            switch (news) {
                case News.Added(var file) ->
                    good.add(file.file() + " added: " + summary(file) + addresses(file, refresh));
                case News.Changed(var file) -> good.add(file.file() + " changed: " + summary(file));
                case News.Removed(var file) -> good.add(file + " removed");
                case News.Outdated(var file) -> bad(file, " is bad now and keeps serving as it was:");
                case News.Rejected(var file) -> bad(file, " is rejected, and not served:");
            }
        }
        voice.tellSome(good);
        voice.warnSome(refresh.problems().stream().map(Banner::line).toList());
        refresh.unavailable().forEach(taken -> voice.fail(ports.advice(taken)));
    }

    private static String addresses(Candidate file, Refresh refresh) {
        var servers = refresh.mounting().served().stream()
                .filter(server -> server.file().equals(file.file()))
                .map(Served::endpoint)
                .toList();
        return servers.isEmpty() ? "" : " at " + String.join(", ", servers);
    }

    private void bad(Candidate file, String what) {
        voice.fail(file.file() + what);
        judge.explain(file);
    }

    private static String summary(Candidate file) {
        var site = file.site();
        var units = Banner.units(Banner.sum(site.mounts().stream().map(Mount::count)));
        var unset = site.standing().unset().keySet().stream()
                .map(variable -> "; " + variable + " is not set")
                .collect(Collectors.joining());
        return (units.isEmpty() ? "nothing to serve" : units) + unset;
    }
}
