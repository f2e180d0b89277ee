import type { Certificate } from '@gongwen/certificates'
import type { Frames } from '@gongwen/generator'
import type { Diagnostic, Document, Place } from '@gongwen/model'

/** A certificate to be printed, as plain data; what stands on it is taken from the register when its turn comes. */
export interface Wanted {
  number: string
  /** Its row in the list, for findings. */
  place?: Place
  /** Name of its file without the ending. */
  name: string
  /** Its file may take the place of one with other content. */
  over?: boolean
}

/** A certificate on its way to paper; what is made of it is made when first asked for. */
export interface Copy {
  wanted: Wanted
  certificate: Certificate
  /** Undefined when its data do not fit the template, which is said. */
  document(): Document | undefined
  frames(): Frames | undefined
}

/** One way of printing a batch. Copies come one after the other; nothing of them is kept. */
export interface Printer {
  add(copy: Copy): Promise<Diagnostic[]>
  /** Finishes what is begun; `whole` is false when the batch was cut short, and nothing half-made stays. */
  end(whole: boolean): Promise<Diagnostic[]>
}
