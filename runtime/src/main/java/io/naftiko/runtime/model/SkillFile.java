package io.naftiko.runtime.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A file of an Agent Skill, as it is handed out.
///
/// @param path below the skill's folder, with `/` between its names
/// @param content is not copied: nobody changes it
/// @param digest of `content`: `sha256:` and 64 hexadecimal digits in lower case
@SuppressWarnings("ArrayRecordComponent") // identity is enough: files are compared by their digests
public record SkillFile(String path, String mediaType, byte[] content, String digest) {

    public static SkillFile of(String path, String mediaType, byte[] content) {
        return new SkillFile(path, mediaType, content, digest(content));
    }

    public int size() {
        return content.length;
    }

    private static String digest(byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
