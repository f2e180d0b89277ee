import type { Command } from 'commander'
import type { Action } from '../program.ts'

/** Wraps an action so that its outcome is printed and sets the exit status. */
export type Wrap = (action: Action) => (...given: unknown[]) => Promise<void>

/** Adds one command to the program. */
export type AddCommand = (program: Command, wrap: Wrap) => void

/** A command that is not loaded yet. */
export interface LazyCommand {
  name: string
  load(): Promise<AddCommand>
}

/** All commands, in the order of the help. A command's modules are loaded only when it is asked for: most runs need one. */
export const commands: readonly LazyCommand[] = [
  { name: 'templates', load: async () => (await import('./templates.ts')).addTemplates },
  { name: 'new', load: async () => (await import('./new.ts')).addNew },
  { name: 'render', load: async () => (await import('./render.ts')).addRender },
  { name: 'check', load: async () => (await import('./check.ts')).addCheck },
  { name: 'batch', load: async () => (await import('./batch/batch.ts')).addBatch },
  { name: 'certificate', load: async () => (await import('./certificate/index.ts')).addCertificate },
  { name: 'form', load: async () => (await import('./form/form.ts')).addForm },
  { name: 'evaluate', load: async () => (await import('./evaluation/evaluate.ts')).addEvaluate },
  { name: 'comments', load: async () => (await import('./comments/index.ts')).addComments },
]
