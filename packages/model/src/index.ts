export type { Diagnostic, Place, Result, Severity, Strength } from './diagnostic.ts'
export { formatDiagnostic, hasErrors, result } from './diagnostic.ts'
export type * from './document.ts'
export type { Mark, MarkForm } from './mark.ts'
