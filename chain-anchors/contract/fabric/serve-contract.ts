import { readFileSync } from 'node:fs';
import { JSONSerializer } from 'fabric-contract-api';
import ChaincodeFromContract from 'fabric-shim/lib/contract-spi/chaincodefromcontract.js';
import { Shim, type ChaincodeServerOpts } from 'fabric-shim';
import { checkKnownAnswers } from '#platform/crypto/known-answers.ts';
import { contractClasses } from './contract-classes.ts';

/**
 * The contract as a service (chaincode as a service): peers connect to it. One process serves the peers of one agency;
 * each agency runs its own. Settings as Fabric's own samples name them:
 *
 * - `CHAINCODE_ID`: the package id that `peer lifecycle chaincode install` printed
 * - `CHAINCODE_SERVER_ADDRESS`: host and port to listen at
 * - `CHAINCODE_TLS_KEY`, `CHAINCODE_TLS_CERT`: files; without them it listens in the clear, for a peer on the same machine
 * - `CHAINCODE_CLIENT_CA_CERT`: peers must show a certificate of this authority
 */
function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '')
    throw new RangeError(`${name} is not set / 未设置 ${name}`);
  return value;
}

function tls() {
  const { CHAINCODE_TLS_KEY: key, CHAINCODE_TLS_CERT: cert } = process.env;
  if (key === undefined && cert === undefined) return {};
  const authority = process.env['CHAINCODE_CLIENT_CA_CERT'];
  return {
    tlsProps: {
      key: readFileSync(setting('CHAINCODE_TLS_KEY')),
      cert: readFileSync(setting('CHAINCODE_TLS_CERT')),
      ...(authority === undefined ? {} : { clientCACerts: readFileSync(authority) }),
    },
  };
}

checkKnownAnswers();
const serializers = { transaction: 'json', serializers: { json: JSONSerializer } };
const chaincode = new ChaincodeFromContract([...contractClasses], serializers, {}, 'andu', '1');
const address = setting('CHAINCODE_SERVER_ADDRESS');
/** The types ask for keys, the code takes none as well. */
const options = {
  ccid: setting('CHAINCODE_ID'),
  address,
  ...tls(),
  // Below the minute after which firewalls between networks drop an idle connection.
  'grpc.keepalive_time_ms': 45_000,
  'grpc.keepalive_timeout_ms': 20_000,
} as ChaincodeServerOpts;
await Shim.server(chaincode, options).start();
process.stdout.write(`the contract listens at ${address}\n`);
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(0));
