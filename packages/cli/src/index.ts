export type { Context } from './context.ts'
export type { Outcome } from './outcome.ts'
export { runProgram } from './program.ts'
