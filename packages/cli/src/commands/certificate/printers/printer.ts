import type { Certificate } from '@gongwen/certificates'
import type { Frames } from '@gongwen/generator'
import type { Diagnostic, Document } from '@gongwen/model'

/** A certificate on its way to paper. */
export interface Copy {
  certificate: Certificate
  document: Document
  /** Name of its file without the ending. */
  name: string
  /** Its pages, laid out when first asked for. */
  frames(): Frames
  /** Its file may take the place of one with other content. */
  over: boolean
}

/** One way of printing a batch. Copies come one after the other; nothing of them is kept. */
export interface Printer {
  add(copy: Copy): Promise<Diagnostic[]>
  /** Finishes what is begun; `whole` is false when the batch was cut short, and nothing half-made stays. */
  end(whole: boolean): Promise<void>
}
