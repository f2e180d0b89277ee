import { rmSync } from 'node:fs'
import { afterAll, beforeAll } from 'vitest'
import { type Consulted, consult } from './publication/consulted.ts'
import { checkPapers } from './publication/papers.ts'
import { checkPrivacy } from './publication/privacy.ts'
import { recount } from './publication/recount.ts'

// One consultation serves all suites: from its letters to everything that goes out.
let done: Consulted
beforeAll(async () => {
  done = await consult()
}, 300_000)
afterAll(() => rmSync(done.folder, { recursive: true, force: true }))

recount(() => done)
checkPrivacy(() => done)
checkPapers(() => done)
