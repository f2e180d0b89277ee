import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { compile, start } from '../webassembly.ts'
import { FontFault } from './sfnt.ts'

interface Memory {
  readonly buffer: ArrayBuffer
}

/** The part of harfbuzz's C interface (hb-subset.h) that is called here; every value is an address or a number. */
type Harfbuzz = Record<string, (...values: number[]) => number> & { memory: Memory }

let compiled: object | undefined

/** A fresh instance for each face: its memory is capped, and a second large face would silently get address 0. */
function instantiate(): Harfbuzz {
  compiled ??= compile(readFileSync(createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm')))
  const exports = start(compiled) as unknown as Harfbuzz
  exports['_initialize']?.()
  return exports
}

// hb_subset_flags_t: subroutines are written out, so that charstrings can be picked one by one; hints stay;
// .notdef keeps its outline; no glyphs are drawn in by layout tables.
const DESUBROUTINIZE = 0x4
const NOTDEF_OUTLINE = 0x40
const NO_LAYOUT_CLOSURE = 0x200
// hb_subset_sets_t
const DROP_TABLES = 3
const LAYOUT_FEATURES = 6

const UNUSED = ['GSUB', 'GPOS', 'GDEF', 'vhea', 'vmtx', 'VORG', 'BASE', 'DSIG', 'kern', 'EBDT', 'EBLC', 'EBSC']

const tag = (name: string): number => [...name].reduce((sum, letter) => (sum << 8) + letter.charCodeAt(0), 0)

/** Cuts a CFF font down to the characters, with subroutines written out (harfbuzz hb-subset). */
export function subsetCff(bytes: Uint8Array, codePoints: readonly number[]): Uint8Array {
  const hb = instantiate()
  const call = (name: string, ...values: number[]): number => {
    const run = hb[name]
    if (!run) throw new Error(`harfbuzz has no ${name}`)
    return run(...values)
  }
  const address = call('malloc', bytes.length)
  if (address === 0) throw new FontFault('font too large')
  new Uint8Array(hb.memory.buffer).set(bytes, address)
  const blob = call('hb_blob_create', address, bytes.length, 2, 0, 0)
  const face = call('hb_face_create', blob, 0)
  const input = call('hb_subset_input_create_or_fail')
  if (input === 0) throw new FontFault('font too large')
  call('hb_subset_input_set_flags', input, DESUBROUTINIZE | NOTDEF_OUTLINE | NO_LAYOUT_CLOSURE)
  call('hb_set_clear', call('hb_subset_input_set', input, LAYOUT_FEATURES))
  const dropped = call('hb_subset_input_set', input, DROP_TABLES)
  for (const name of UNUSED) call('hb_set_add', dropped, tag(name))
  const wanted = call('hb_subset_input_unicode_set', input)
  for (const code of codePoints) call('hb_set_add', wanted, code)
  const subset = call('hb_subset_or_fail', face, input)
  if (subset === 0) throw new FontFault('harfbuzz cannot subset it')
  const result = call('hb_face_reference_blob', subset)
  const start = call('hb_blob_get_data', result, 0)
  return new Uint8Array(hb.memory.buffer).slice(start, start + call('hb_blob_get_length', result))
}
