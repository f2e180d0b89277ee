import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { readVocabulary, tokenize } from '../src/embedding/wordpiece.ts'
import {
  confirmationsOf,
  type Embedder,
  endpointEmbedder,
  linkOpinions,
  type OnnxRuntime,
  onnxEmbedder,
  refitModel,
  rerankLinks,
  shippedModel,
} from '../src/index.ts'
import type { Draft, Opinion } from '../src/records.ts'

const draft: Draft = {
  title: '某市养犬管理办法（征求意见稿）',
  preamble: '',
  clauses: [
    ['第三条', '犬只出户应当使用一米五以内的牵引绳。'],
    ['第四条', '犬吠影响他人休息的，养犬人应当采取措施。'],
    ['第五条', '携犬出户的，应当即时清除犬只粪便。'],
  ].map(([id = '', text = '']) => ({ id, parent: null, level: 4, marker: id, heading: '', text })),
}
const said = (text: string): Opinion => ({
  id: 'o1',
  mail: 'm1',
  part: 'body',
  start: 0,
  end: text.length,
  text,
  reason: '',
})

/** A stub that knows two matters: noise and everything else. */
function vectorFor(text: string): number[] {
  return /吠|吵|叫|睡/.test(text) ? [1, 0.1] : [0.1, 1]
}

let server: Server | undefined
const folders: string[] = []
afterEach(() => {
  server?.close()
  server = undefined
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function serve(
  answer: (
    body: { model: string; input: string[] },
    authorization: string | undefined,
  ) => { status?: number; body: string },
): Promise<string> {
  server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk) => {
      text += String(chunk)
    })
    request.on('end', () => {
      const { status = 200, body } = answer(JSON.parse(text), request.headers.authorization)
      response.writeHead(status, { 'content-type': 'application/json' }).end(body)
    })
  })
  return new Promise((resolve) => {
    server!.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server!.address() as AddressInfo).port}/v1`))
  })
}

const uncertain = said('隔壁天天半夜叫，吵得人睡不着，管一管。')

describe('re-ranking by an endpoint', () => {
  it('puts the candidates of uncertain opinions in another order, and says so', async () => {
    const seen: string[] = []
    const url = await serve(({ model, input }, authorization) => {
      seen.push(model, authorization ?? '')
      // Answers may come in any order; `index` says which is which.
      const data = input.map((text, index) => ({ index, embedding: vectorFor(text) })).reverse()
      return { body: JSON.stringify({ data }) }
    })
    const linked = linkOpinions([uncertain], [], draft, { candidates: 10 }).map((opinion) => ({
      ...opinion,
      band: 'confirm' as const,
      clauses: [{ id: '第五条', method: 'similarity' as const, confidence: 0.4, evidence: [] }],
      candidates: [
        { id: '第四条', confidence: 0.3 },
        { id: '第三条', confidence: 0.2 },
      ],
    }))
    const { value, diagnostics } = await rerankLinks(
      linked,
      draft,
      endpointEmbedder({ url, model: 'stub', key: 'k', fetch }),
    )
    expect(diagnostics).toEqual([])
    expect(value[0]?.clauses[0]?.id).toBe('第四条')
    expect(value[0]?.clauses[0]?.evidence[0]?.text).toContain('stub')
    expect(value[0]?.candidates.map(({ id }) => id)).toContain('第五条')
    expect(seen).toEqual(['stub', 'Bearer k'])
  })

  it.each([
    ['an error status', { status: 500, body: 'no' }],
    ['no JSON', { body: '<html>' }],
    ['too few vectors', { body: '{"data":[]}' }],
    ['no numbers', { body: '{"data":[{"embedding":["x"]}]}' }],
  ])('leaves everything as it was on %s', async (_, answer) => {
    const url = await serve(() => answer)
    const linked = linkOpinions([uncertain], [], draft).map((opinion) => ({
      ...opinion,
      band: 'confirm' as const,
      clauses: [{ id: '第五条', method: 'similarity' as const, confidence: 0.4, evidence: [] }],
    }))
    const { value, diagnostics } = await rerankLinks(linked, draft, endpointEmbedder({ url, model: 'stub', fetch }))
    expect(value).toEqual(linked)
    expect(diagnostics.map(({ code }) => code)).toEqual(['embedding-unusable'])
  })

  it('asks nothing when nothing is uncertain', async () => {
    const never: Embedder = { name: 'never', embed: () => Promise.reject(new Error('asked')) }
    const linked = linkOpinions([said('第四条建议删除。')], [], draft)
    expect((await rerankLinks(linked, draft, never)).value).toEqual(linked)
  })
})

describe('a local model folder', () => {
  const vocabulary = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '犬', '吠', '牵', '绳', 'dog', '##s'].join('\n')

  it('cuts words as BERT does', () => {
    expect(tokenize('犬吠 Dogs？', readVocabulary(vocabulary))).toEqual([2, 4, 5, 8, 9, 1, 3])
    expect(tokenize('犬'.repeat(999), readVocabulary(vocabulary), 8).length).toBe(8)
  })

  /** Counts tokens, as a model of one layer would: enough to test loading, feeding and pooling. */
  const runtime = (opened: string[]): OnnxRuntime => ({
    InferenceSession: {
      create: (path) => {
        opened.push(path)
        return path.endsWith('model_quantized.onnx')
          ? Promise.resolve({
              inputNames: ['input_ids', 'attention_mask'],
              outputNames: ['last_hidden_state'],
              run: (feeds) => {
                const { data, dims } = feeds['input_ids'] as { data: BigInt64Array; dims: [number, number] }
                const values = [...data].flatMap((id) => [Number(id), 1])
                return Promise.resolve({ last_hidden_state: { data: values, dims: [...dims, 2] } })
              },
            })
          : Promise.reject(new Error('missing'))
      },
    },
    Tensor: class {
      readonly data: BigInt64Array
      readonly dims: number[]
      constructor(_type: 'int64', data: BigInt64Array, dims: number[]) {
        this.data = data
        this.dims = dims
      }
    },
  })

  it('loads the folder and averages the words, padding left out', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gongwen-model-'))
    folders.push(folder)
    writeFileSync(join(folder, 'vocab.txt'), vocabulary)
    const opened: string[] = []
    const { value: embedder, diagnostics } = await onnxEmbedder(folder, runtime(opened))
    expect(diagnostics).toEqual([])
    const { value } = await embedder!.embed(['犬', '犬吠牵绳'])
    expect(value.map((vector) => [...vector])).toEqual([[3, 1], [(2 + 4 + 5 + 6 + 7 + 3) / 6, 1].map(Math.fround)])
    expect(opened.length).toBeGreaterThan(1)
  })

  it('says what is missing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gongwen-model-'))
    folders.push(folder)
    expect((await onnxEmbedder(folder, runtime([]))).diagnostics[0]?.message).toContain('vocab.txt')
  })
})

describe('refitting', () => {
  it('waits for fifty confirmations, then follows them', () => {
    const stated = linkOpinions([said('犬吠影响休息怎么管？')], [], draft)
    const first = stated[0]!.clauses[0]!
    const one = confirmationsOf(stated, new Map([['o1', ['第三条']]]))
    expect(one).toEqual([{ stated: first.confidence, right: first.id === '第三条' }])
    expect(refitModel(shippedModel, one)).toBe(shippedModel)
    const wrong = Array.from({ length: 60 }, () => ({ stated: 0.95, right: false }))
    const model = refitModel(shippedModel, wrong)
    expect(linkOpinions([said('犬吠影响休息怎么管？')], [], draft, { model })[0]!.clauses[0]!.confidence).toBeLessThan(
      first.confidence,
    )
  })
})
