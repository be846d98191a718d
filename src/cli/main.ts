import {terminal} from '../report/escape.ts'
import {UsageError} from '../usage-error.ts'
import {tool} from '../version.ts'
import {createWorld, type World} from '../world.ts'
import {parseArguments} from './arguments.ts'
import {lintLists} from './lint.ts'

/** Where a command prints, and how wide it may. */
export interface Streams {
  readonly out: (text: string) => Promise<void>
  readonly err: (text: string) => Promise<void>
  /** Columns of standard output, if it is a terminal. */
  readonly columns: number | undefined
  /** Columns of standard error, if it is a terminal. */
  readonly errColumns: number | undefined
  /** Standard error is a terminal, so that progress may be drawn there. */
  readonly interactive: boolean
  readonly color: boolean
}

/**
 * Run a command line.
 *
 * @returns the exit code: 0 nothing fatal, 1 findings, 2 wrong usage, 3 a defect of ours, 130 interrupted.
 */
export async function main(
  argv: readonly string[],
  world: World = createWorld(),
  streams: Streams = realStreams()
): Promise<number> {
  const interrupted = new AbortController()
  const onInterrupt = () => interrupted.abort(new Error('interrupted'))
  process.once('SIGINT', onInterrupt)
  try {
    if (argv[0] === 'init') return await (await import('./init.ts')).init(argv.slice(1), world, streams)
    const parsed = parseArguments(argv)
    switch (parsed.command) {
      case 'help':
        await streams.out(`${await (await import('./help.ts')).help(streams.columns)}\n`)
        return 0
      case 'version':
        await streams.out(`${tool.version}\n`)
        return 0
      case 'explain':
        return await (await import('./explain.ts')).explain(parsed, streams)
      case 'export':
        return await (await import('./export.ts')).exportLists(parsed, world, streams)
      default:
        return await lintLists(parsed, world, streams, interrupted.signal)
    }
  } catch (error) {
    if (error instanceof UsageError) {
      await streams.err(`awesome-lint: ${terminal(error.message)}\n`)
      return 2
    }
    if (interrupted.signal.aborted) return 130
    await streams.err(
      `awesome-lint: internal error, please report it with the list that caused it\n${terminal((error as Error)?.stack ?? String(error)).replaceAll('\\n', '\n')}\n`
    )
    return 3
  } finally {
    process.off('SIGINT', onInterrupt)
  }
}

function realStreams(): Streams {
  const {stdout, stderr, env} = process
  const write = (stream: NodeJS.WriteStream) => (text: string) =>
    new Promise<void>((resolve, reject) => {
      // A closed pipe (`| head`) is the reader's choice, not an error.
      stream.write(text, error =>
        error && (error as NodeJS.ErrnoException).code !== 'EPIPE' ? reject(error) : resolve()
      )
    })
  stdout.on('error', () => {})
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0'
  return {
    out: write(stdout),
    err: write(stderr),
    columns: stdout.isTTY ? stdout.columns : undefined,
    errColumns: stderr.isTTY ? stderr.columns : undefined,
    interactive: stderr.isTTY === true && env.CI === undefined,
    color: forced || (stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb')
  }
}
