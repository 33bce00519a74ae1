package io.naftiko.runtime.curate;

/// Operations with one address and one credential: an entry of `consumes`.
///
/// @param baseUri as the capability writes it
record Api(String namespace, String baseUri, Credential credential) {}
