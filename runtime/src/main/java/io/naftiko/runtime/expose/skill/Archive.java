package io.naftiko.runtime.expose.skill;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.http.EntityTag;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.SkillBundle;
import io.naftiko.runtime.model.SkillFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// A skill's files as one ZIP archive, with paths as in the skill's folder. It is made when it is first asked for, and
/// equal for equal files.
final class Archive implements Handler {

    /// The earliest time that an entry can have.
    private static final LocalDateTime SAME_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final SkillBundle skill;
    private final EntityTag tag;
    private volatile @Nullable Response made;

    Archive(SkillBundle skill) {
        this.skill = skill;
        this.tag = EntityTag.of(digest(skill));
    }

    private static String digest(SkillBundle skill) {
        var lines = skill.files().stream()
                .map(file -> file.digest() + " " + file.path())
                .collect(Collectors.joining("\n"));
        return "zip-" + SkillFile.of("", "", lines.getBytes(UTF_8)).digest();
    }

    @Override
    public Response handle(Request request) {
        return tag.answer(request, this::whole);
    }

    private Response whole() {
        var whole = made;
        if (whole == null) {
            whole = Response.of(200, "application/zip", zip())
                    .withHeader("Content-Disposition", "attachment; filename=\"" + fileName() + "\"");
            made = whole;
        }
        return whole;
    }

    private String fileName() {
        return skill.name().replaceAll("[^A-Za-z0-9._-]", "_") + ".zip";
    }

    private byte[] zip() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : skill.files()) {
                var entry = new ZipEntry(file.path());
                entry.setTimeLocal(SAME_TIME);
                zip.putNextEntry(entry);
                zip.write(file.content());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail so
        }
        return bytes.toByteArray();
    }
}
