// Prints what runs of the conformance suite said: `node table.mjs FOLDER…`, with a column for each run and a row for each
// scenario. Fails where one that counts did not pass.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

const UNFINISHED = [{ status: 'FAILURE', id: 'run', errorMessage: 'it ended without a result' }];

function checksOf(file) {
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : UNFINISHED;
}

/// What a run left in a folder: its checks by scenario, and which scenarios it does not score.
function read(folder) {
    const checks = new Map();
    for (const name of readdirSync(folder)) {
        const scenario = /^server-(.+)-\d{4}-\d\d-\d\dT/.exec(name)?.[1];
        if (scenario) {
            checks.set(scenario, checksOf(join(folder, name, 'checks.json')));
        }
    }
    const said = readFileSync(join(folder, 'said.txt'), 'utf8').split('\nNot scored')[1] ?? '';
    return { name: basename(folder), checks, unscored: new Set(said.match(/(?<=^ {2}\S )[\w-]+/gm)) };
}

const count = (checks, status) => checks.filter(each => each.status === status).length;

/// Passed means that something was checked beside the form of the messages, or nothing had to be.
function outcome(checks) {
    const failed = count(checks, 'FAILURE');
    const warnings = count(checks, 'WARNING');
    if (failed) return `FAILED ${failed} of ${checks.length}`;
    if (count(checks, 'SKIPPED') && count(checks, 'SUCCESS') < 2) return 'skipped';
    return `passed ${count(checks, 'SUCCESS')}` + (warnings ? `, ${warnings} to warn of` : '');
}

const runs = process.argv.slice(2).map(read);
const scenarios = [...new Set(runs.flatMap(run => [...run.checks.keys()]))].sort();

function cell(run, scenario) {
    const checks = run.checks.get(scenario);
    if (!checks) return '';
    return run.unscored.has(scenario) ? `(${outcome(checks)})` : outcome(checks);
}

const rows = [['scenario', ...runs.map(run => run.name)], ...scenarios.map(each => [each, ...runs.map(run => cell(run, each))])];
const widths = rows[0].map((_, column) => Math.max(...rows.map(row => row[column].length)));
rows.forEach(row => console.log(row.map((text, column) => text.padEnd(widths[column])).join('  ').trimEnd()));
console.log('\nIn brackets: run, and not scored.');

for (const run of runs) {
    for (const [scenario, checks] of run.checks) {
        for (const check of checks.filter(each => ['FAILURE', 'WARNING'].includes(each.status))) {
            console.log(`${run.name} ${scenario}: ${check.status} ${check.id}: ${check.errorMessage ?? check.description}`);
        }
    }
}

const passes = rows.slice(1).flatMap(row => row.slice(1)).every(text => !/^(FAILED|skipped)/.test(text));
process.exit(passes ? 0 : 1);
