import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { elasticHome, elasticVersion } from './elastic-node.ts';

/**
 * Part of `npm run engines`: fetches the published jars of Elasticsearch and lays them out as a node, for the specs that
 * need a server of it (`test/elasticsearch*.int.spec.ts`). Needs Java 17 with its compiler, and Maven. It lies in the
 * user's cache, outside the project, and is no part of it.
 */
const sources = join(import.meta.dirname, 'elasticsearch');

/** What the server calls a module: HTTP and the transport are one. */
const ofNetwork = /^(?:transport-netty4|netty)-/;

const descriptor = `name=transport-netty4
description=HTTP and transport
version=${elasticVersion}
elasticsearch.version=${elasticVersion}
java.version=17
classname=org.elasticsearch.transport.netty4.Netty4Plugin
`;

function run(program: string, given: readonly string[]): void {
  const { error, status } = spawnSync(program, given, { stdio: 'inherit' });
  if (error !== undefined) throw new Error(`${program}: ${error.message}`);
  if (status !== 0) throw new Error(`${program} ended with ${status}`);
}

/** Made beside and renamed at the end: what is there is whole. */
function build(home: string): void {
  mkdirSync(dirname(home), { recursive: true });
  const made = mkdtempSync(`${home}-`);
  try {
    const [jars, lib, network] = ['jars', 'lib', 'modules/transport-netty4'].map((name) =>
      join(made, name),
    ) as [string, string, string];
    const goal = 'org.apache.maven.plugins:maven-dependency-plugin:copy-dependencies';
    run('mvn', ['-B', '-q', '-f', join(sources, 'pom.xml'), goal, `-DoutputDirectory=${jars}`]);
    for (const folder of [lib, network, join(made, 'config'), join(made, 'classes')]) {
      mkdirSync(folder, { recursive: true });
    }
    for (const jar of readdirSync(jars)) {
      renameSync(join(jars, jar), join(ofNetwork.test(jar) ? network : lib, jar));
    }
    rmSync(jars, { recursive: true });
    writeFileSync(join(network, 'plugin-descriptor.properties'), descriptor);
    const classes = join(made, 'classes');
    run('javac', ['-d', classes, '-cp', join(lib, '*'), join(sources, 'StartNode.java')]);
    renameSync(made, home);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

const home = elasticHome();
if (existsSync(home)) {
  process.stdout.write(`${home} is there\n`);
} else {
  try {
    build(home);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
