import { parseArgs } from 'node:util';
import { envelopes } from './cli/envelopes.ts';
import { NOUNS } from './cli/index.ts';
import { nounsUsage } from './cli/usage.ts';

const USAGE = `shikriki ROLE

  api         portal API and agencies' SOAP and REST services
  worker      deliveries, notices, relay
  all         both in one process
  migrate     bring the database to the newest version
  simulators  the sandbox without the gateway: e-document systems, mail and SMS receivers, token issuer
  sandbox     everything on this machine, nothing else needed (npm start)
  demo        the whole story on a temporary instance (npm run demo; --out DIR keeps the evidence)
  deadline    the last day of a term and how it was counted (--help)
  conformance asks an e-document system whether it keeps the contract (--help)

shikriki NOUN VERB [options]: what operators do; NOUN --help tells its verbs

${nounsUsage({ ...NOUNS, envelopes })}
`;

const [named = '', ...words] = process.argv.slice(2);
// What has no help of its own is not started by a question.
const asksForHelp =
  words.length === 1 &&
  words[0] === '--help' &&
  ['api', 'worker', 'all', 'migrate', 'simulators', 'sandbox', 'demo'].includes(named);
const role = asksForHelp ? '--help' : named;
const noun = Object.hasOwn(NOUNS, role) ? NOUNS[role] : undefined;
switch (role) {
  case 'api':
  case 'worker':
  case 'all': {
    const { runGateway } = await import('./run-gateway.ts');
    await runGateway(role);
    break;
  }
  case 'migrate': {
    const { runMigrate } = await import('./run-migrate.ts');
    await runMigrate();
    break;
  }
  case 'simulators':
  case 'sandbox': {
    const { runSandbox } = await import('./sandbox/run-sandbox.ts');
    await runSandbox(role);
    break;
  }
  case 'demo': {
    const { isProduction } = await import('./config.ts');
    if (isProduction()) {
      const { NOT_FOR_PRODUCTION } = await import('./sandbox/not-for-production.ts');
      console.error(NOT_FOR_PRODUCTION);
      process.exitCode = 2;
      break;
    }
    const { values } = parseArgs({ args: words, options: { out: { type: 'string' } } });
    const { runDemo } = await import('./sandbox/demo.ts');
    await runDemo({
      write: (line) => console.log(line),
      ...(values.out !== undefined && { outDir: values.out }),
    }).catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    });
    break;
  }
  case 'conformance': {
    const { conformanceCommand } = await import('./kit/conformance/command.ts');
    process.exitCode = await conformanceCommand(words);
    break;
  }
  case 'deadline': {
    const { runDeadline } = await import('./run-deadline.ts');
    process.exitCode = await runDeadline(words);
    break;
  }
  case 'envelopes': {
    const { runEnvelopes } = await import('./run-envelopes.ts');
    process.exitCode = await runEnvelopes(words);
    break;
  }
  case '--help':
  case 'help':
    console.log(USAGE);
    break;
  default: {
    if (noun !== undefined) {
      const { runCli } = await import('./run-cli.ts');
      process.exitCode = await runCli(role, noun, words);
      break;
    }
    console.error(USAGE);
    process.exitCode = 2;
  }
}
