/** What a command may know of the world: the composition root's own `Host`. Tests pass their own. */
export interface Context {
  /** Folder that relative paths are read from. */
  cwd: string
  /** One JSON object on stdout instead of text (`--json`). */
  json: boolean
  env: Record<string, string | undefined>
  /** Whether stderr is a terminal: progress lines are redrawn only there. */
  terminal: boolean
  /** Width of the terminal in columns. */
  width: number
  now(): Date
  /** Writes to stdout. */
  print(text: string): void
  /** Writes to stderr. */
  tell(text: string): void
  /** Asks a secret at the terminal without echo; undefined when there is none. */
  ask(question: string): Promise<string | undefined>
  /** Fires on Ctrl-C. */
  signal: AbortSignal
}
