import { dirname } from 'node:path'
import { Command, CommanderError, Help } from 'commander'
import { type AddCommand, commands } from './commands/index.ts'
import type { Context } from './context.ts'
import { at, isFolder, systemProblem } from './files.ts'
import { type Outcome, printOutcome, problem, Unusable } from './outcome.ts'

/** A command's work: parsed arguments and options in, outcome out. */
export type Action = (context: Context, ...given: never[]) => Promise<Outcome> | Outcome

const version = '0.1.0'

/** Commander's own words, in Chinese. */
const titles: Record<string, string> = {
  'Usage:': '用法：',
  'Options:': '选项：',
  'Arguments:': '参数：',
  'Commands:': '命令：',
}

const complaints: Record<string, (text: string) => string> = {
  'commander.unknownCommand': (name) => `没有这个命令：${name}`,
  'commander.unknownOption': (name) => `没有这个选项：${name}`,
  'commander.missingArgument': (name) => `缺少参数：${name}`,
  'commander.optionMissingArgument': (name) => `选项缺少取值：${name}`,
  'commander.missingMandatoryOptionValue': (name) => `缺少必需的选项：${name}`,
  'commander.excessArguments': () => '参数太多',
  'commander.invalidArgument': (name) => `取值不对：${name}`,
  'commander.conflictingOption': (name) => `选项不能同用：${name}`,
}

function translated(error: CommanderError, path: string): Outcome {
  const quoted = error.message.match(/'([^']*)'/)?.[1] ?? ''
  const suggestion = error.message.match(/Did you mean (?:one of )?([^?]+)\?/)?.[1]
  const say = complaints[error.code]
  const remedy = suggestion ? `是不是 ${suggestion}？` : `运行 ${path} --help 查看用法`
  return { status: 2, diagnostics: [problem('usage', say ? say(quoted) : error.message, { remedy })] }
}

/** Columns that a text takes in a terminal: Chinese characters and full-width marks take two. */
function columnsOf(text: string): number {
  return [...text].reduce(
    (sum, character) => sum + (/[\u1100-\u115f\u2e80-\u303e\u3041-\uffe6]/u.test(character) ? 2 : 1),
    0,
  )
}

/** Commander's placeholders of a usage line, in Chinese. */
function inWords(usage: string): string {
  return usage.replace('[options]', '[选项]').replace('[command]', '<命令>')
}

function inChinese(command: Command, context: Context): void {
  command
    .helpOption('-h, --help', '显示帮助')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: context.print,
      writeErr: context.tell,
      outputError: () => undefined,
      getOutHelpWidth: () => context.width,
    })
    .configureHelp({
      displayWidth: columnsOf,
      styleTitle: (title) => titles[title] ?? title,
      optionDescription: ({ description, defaultValue }) =>
        typeof defaultValue === 'string' && defaultValue !== ''
          ? `${description}（默认 ${defaultValue}）`
          : description,
      commandUsage: (own) => inWords(new Help().commandUsage(own)),
      subcommandTerm: (own) => inWords(new Help().subcommandTerm(own)),
    })
  for (const child of command.commands) inChinese(child, context)
}

/** The command line with these commands. `run` receives each command's outcome. */
function buildProgram(context: Context, added: readonly AddCommand[], run: (outcome: Outcome) => void): Command {
  const program = new Command('gongwen')
    .description('公文与意见工具箱：按 GB/T 9704-2012 制作公文、表格、证书，汇总规范性文件的征求意见')
    .usage('<命令> [选项]')
    .version(version, '-V, --version', '显示版本')
  for (const add of added) {
    add(program, (action) => async (...given: unknown[]) => {
      const command = given.pop() as Command
      const own: Context = { ...context, json: context.json || Boolean(command.optsWithGlobals()['json']) }
      const work = () => {
        refuseFileName(own, command)
        return action(own, ...(given as never[]))
      }
      run(await settle(own, work))
    })
  }
  inChinese(program, context)
  return program
}

/** `-o 通知.pdf` where a folder is wanted would make a folder of that name. */
function refuseFileName(context: Context, command: Command): void {
  if (!command.options.some(({ flags }) => flags === '-o, --output <文件夹>')) return
  const given = String(command.opts()['output'])
  if (!/\.(?:pdf|docx|png|svg|xlsx|eml|html)$/i.test(given) || isFolder(at(context, given))) return
  const remedy = `文件名由程序定，格式用 --to 选；写成 -o ${dirname(given)}`
  throw new Unusable(problem('usage', `-o 后面写文件夹，“${given}”像是文件名`, { remedy }))
}

async function settle(context: Context, work: () => Promise<Outcome> | Outcome): Promise<Outcome> {
  let outcome: Outcome
  try {
    outcome = await work()
  } catch (error) {
    const refused = error instanceof Unusable ? undefined : systemProblem(context, error)
    if (refused) outcome = { status: 2, diagnostics: [refused] }
    else if (error instanceof Unusable) outcome = { status: 2, diagnostics: error.diagnostics }
    else throw error
  }
  printOutcome(context, outcome)
  return outcome
}

/** Parses and runs the arguments; the exit status is the result. */
export async function runProgram(context: Context, argv: readonly string[]): Promise<number> {
  const json = argv.includes('--json')
  const wide = argv.find((given) => /^[—－–‐]{1,2}[A-Za-z]/.test(given))
  if (wide !== undefined) {
    const remedy = `选项前用半角减号，写成 --${wide.replace(/^[—－–‐]+/, '')}`
    printOutcome(
      { ...context, json },
      { status: 2, diagnostics: [problem('usage', `“${wide}”的减号是全角的`, { remedy })] },
    )
    return 2
  }
  let status = 0
  // A command that is named is all that is loaded; help and slips of the pen are answered with all of them.
  const named = commands.filter(({ name }) => name === argv[0])
  const added = await Promise.all((named.length > 0 ? named : commands).map(({ load }) => load()))
  const program = buildProgram({ ...context, json }, added, (outcome) => {
    status = outcome.status
  })
  try {
    if (argv.length === 0) program.outputHelp()
    else await program.parseAsync(argv, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return 0
    if (error.code === 'commander.help') return 2
    const outcome = translated(error, program.name())
    printOutcome({ ...context, json }, outcome)
    return outcome.status
  }
  return status
}
