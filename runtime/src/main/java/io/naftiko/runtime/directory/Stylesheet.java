package io.naftiko.runtime.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// How the index page looks, by day and by night.
final class Stylesheet {

    static final String CSS = """

        :root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --soft: #59636e; --line: #d8dee4;
          --panel: #f6f8fa; --link: #0550ae; --good: #116329; --fair: #7d4e00; --bad: #a40e26 }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #0d1117; --soft: #9198a1;
          --line: #30363d; --panel: #161b22; --link: #6cb6ff; --good: #57d269; --fair: #e3b341; --bad: #ff8b85 } }
        * { box-sizing: border-box }
        body { margin: 0 auto; max-width: 76rem; padding: 1.5rem; background: var(--paper); color: var(--ink);
          font: 1rem/1.5 system-ui, sans-serif }
        h1, h2, h3, p { margin: 0 0 .5rem } h1 { font-size: 1.6rem } h1 a { color: inherit; text-decoration: none }
        h2 { font-size: 1.3rem } h3 { margin-top: 1.25rem; font-size: 1rem }
        a { color: var(--link) } ul { margin: 0; padding-left: 1.25rem }
        code { font: .875em ui-monospace, monospace; overflow-wrap: anywhere }
        form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin: 1rem 0 }
        input, select, button { font: inherit; color: inherit; background: var(--panel); padding: .35rem .6rem;
          border: 1px solid var(--line); border-radius: .4rem }
        input { flex: 1 1 14rem; min-width: 0 } button { cursor: pointer }
        :focus-visible { outline: 2px solid var(--link); outline-offset: 1px }
        table { width: 100%; border-collapse: collapse } .index { table-layout: fixed }
        th, td { padding: .6rem .75rem .6rem 0; text-align: left; vertical-align: top;
          border-bottom: 1px solid var(--line); overflow-wrap: anywhere }
        thead th { color: var(--soft); font-size: .85rem; font-weight: 600 }
        tbody th { width: 32%; font-weight: 600 } tbody th > code { display: block; color: var(--soft); font-weight: 400 }
        td p { margin: .25rem 0 0; font-size: .9rem; color: var(--soft) }
        .state { font-weight: 600; white-space: nowrap } .serving { color: var(--good) }
        .missing-variables, .warning { color: var(--fair) } .outdated, .rejected, .error { color: var(--bad) }
        .empty, .range, footer, header p { color: var(--soft) } li p { color: var(--ink); margin: 0 }
        .servers { list-style: none; padding: 0 }
        .type, .tag { display: inline-block; margin-right: .4rem; padding: 0 .4rem; font-size: .8rem;
          background: var(--panel); border: 1px solid var(--line); border-radius: .3rem }
        .tag { margin: 0 0 0 .4rem } article { padding: 1rem 0; border-top: 1px solid var(--line) }
        nav { display: flex; gap: 1rem; margin: 1rem 0 } footer { margin-top: 2rem; font-size: .9rem }
        @media (max-width: 40rem) { thead { position: absolute; left: -100vw } tbody, tr, th, td { display: block }
          input { flex-basis: 70% } tbody th { width: auto; border: 0; padding-bottom: 0 } td:not(:last-child) { border: 0; padding-bottom: 0 } }
        """;

    /// Lets a browser load nothing at all but this style sheet (CSP level 3).
    static final String POLICY = "default-src 'none'; style-src 'sha256-" + sha256(CSS)
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private Stylesheet() {}

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
