package io.naftiko.runtime.link;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.PercentEncoding;
import io.naftiko.runtime.model.Secret;
import io.naftiko.runtime.model.Variables;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.node.StringNode;

/// Hides the values of variables, as they are and as addresses and JSON write them.
public final class Mask {

    public static final String HIDDEN = "***";

    private static final int SHORTEST_CREDENTIAL = 6;

    private final List<String> values;

    private Mask(Stream<String> values) {
        this.values = values.distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /// Hides every value that a capability was linked with.
    public static Mask of(Linked linked) {
        return new Mask(
                values(linked.variables(), linked.variableUse().keySet()).flatMap(Mask::spellings));
    }

    /// Hides those that may be a credential, for answers and messages: a short word or a number may well be part of
    /// them by itself.
    public static Mask ofCredentials(Linked linked) {
        return ofCredentials(linked.variables(), linked.variableUse().keySet());
    }

    /// The same, by what was linked so far.
    ///
    /// @param used the names that something needs, be they declared or not
    static Mask ofCredentials(Variables variables, Set<String> used) {
        return new Mask(values(variables, used).filter(Mask::mayBeCredential).flatMap(Mask::spellings));
    }

    /// The value of a mocked variable is its name, which everybody may see.
    private static Stream<String> values(Variables variables, Set<String> used) {
        return Stream.concat(used.stream(), variables.names().stream())
                .distinct()
                .flatMap(name -> variables.find(name).map(Secret::reveal).filter(Predicate.not(name::equals)).stream());
    }

    private static boolean mayBeCredential(String value) {
        return value.length() >= SHORTEST_CREDENTIAL && !value.chars().allMatch(Character::isDigit);
    }

    private static Stream<String> spellings(String value) {
        var json = Json.text(StringNode.valueOf(value));
        var encoded = Stream.of(PercentEncoding.values()).map(encoding -> encoding.encode(value));
        return Stream.concat(Stream.of(value, json.substring(1, json.length() - 1)), encoded);
    }

    public String text(String text) {
        var masked = text;
        for (var value : values) {
            masked = masked.replace(value, HIDDEN);
        }
        return masked;
    }

    /// The same for bytes of any kind; what is not hidden keeps its bytes.
    public byte[] bytes(byte[] content) {
        var masked = new String(content, ISO_8859_1);
        for (var value : values) {
            masked = masked.replace(new String(value.getBytes(UTF_8), ISO_8859_1), HIDDEN);
        }
        return masked.getBytes(ISO_8859_1);
    }
}
