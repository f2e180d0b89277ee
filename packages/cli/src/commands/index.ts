import type { Command } from 'commander'
import type { Action } from '../program.ts'
import { addBatch } from './batch/batch.ts'
import { addCertificate } from './certificate/index.ts'
import { addCheck } from './check.ts'
import { addComments } from './comments/index.ts'
import { addEvaluate } from './evaluate.ts'
import { addForm } from './form.ts'
import { addNew } from './new.ts'
import { addRender } from './render.ts'
import { addTemplates } from './templates.ts'

/** Wraps an action so that its outcome is printed and sets the exit status. */
export type Wrap = (action: Action) => (...given: unknown[]) => Promise<void>

/** Adds one command to the program. */
export type AddCommand = (program: Command, wrap: Wrap) => void

/** All commands, in the order of the help. */
export const commands: AddCommand[] = [
  addTemplates,
  addNew,
  addRender,
  addCheck,
  addBatch,
  addCertificate,
  addForm,
  addEvaluate,
  addComments,
]
