import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Diagnostic, type Result, result } from '@gongwen/model'
import type { Embedder } from './embedder.ts'
import { readVocabulary, tokenize, type Vocabulary } from './wordpiece.ts'

/** What is used of onnxruntime; the caller imports `onnxruntime-node` where the user has installed it. */
export interface OnnxRuntime {
  InferenceSession: {
    create(path: string): Promise<OnnxSession>
  }
  Tensor: new (type: 'int64', data: BigInt64Array, dims: number[]) => unknown
}

/** A loaded model. */
export interface OnnxSession {
  inputNames: readonly string[]
  outputNames: readonly string[]
  run(feeds: Record<string, unknown>): Promise<Record<string, { data: ArrayLike<number>; dims: readonly number[] }>>
}

const batch = 16

function unusable(folder: string, why: string): Diagnostic {
  return {
    code: 'embedding-unusable',
    severity: 'warning',
    message: `语义模型文件夹 ${folder} 不可用：${why}；条款对应按内置方法给出，未作复核`,
    remedy: '文件夹中应有 vocab.txt 和 model.onnx（或 onnx/model.onnx），并已安装 onnxruntime-node',
  }
}

async function sessionOf(folder: string, runtime: OnnxRuntime): Promise<OnnxSession | undefined> {
  for (const file of ['model.onnx', 'onnx/model.onnx', 'model_quantized.onnx', 'onnx/model_quantized.onnx']) {
    try {
      return await runtime.InferenceSession.create(join(folder, file))
    } catch {
      // The next name; when none loads the caller is told.
    }
  }
  return undefined
}

/** The vectors of one batch: a pooled output as it is, token vectors averaged over the words. */
async function runBatch(
  session: OnnxSession,
  runtime: OnnxRuntime,
  rows: number[][],
): Promise<Float32Array[] | undefined> {
  const width = Math.max(...rows.map(({ length }) => length))
  const cells = (value: (row: number[], at: number) => number) =>
    new runtime.Tensor(
      'int64',
      BigInt64Array.from(rows.flatMap((row) => Array.from({ length: width }, (_, at) => BigInt(value(row, at))))),
      [rows.length, width],
    )
  const known: Record<string, unknown> = {
    input_ids: cells((row, at) => row[at] ?? 0),
    attention_mask: cells((row, at) => (at < row.length ? 1 : 0)),
    token_type_ids: cells(() => 0),
  }
  const feeds = Object.fromEntries(
    session.inputNames.filter((name) => name in known).map((name) => [name, known[name]]),
  )
  const outputs = await session.run(feeds)
  const pooled = outputs['sentence_embedding']
  const output = pooled ?? outputs['last_hidden_state'] ?? outputs[session.outputNames[0] ?? '']
  if (!output || output.dims[0] !== rows.length) return undefined
  const size = output.dims.at(-1)!
  if (output.dims.length === 2)
    return rows.map((_, row) => Float32Array.from({ length: size }, (__, at) => Number(output.data[row * size + at])))
  if (output.dims.length !== 3 || output.dims[1] !== width) return undefined
  return rows.map((tokens, row) => {
    const mean = new Float32Array(size)
    for (let token = 0; token < tokens.length; token++) {
      for (let at = 0; at < size; at++)
        mean[at] = mean[at]! + Number(output.data[(row * width + token) * size + at]) / tokens.length
    }
    return mean
  })
}

/** An embedder from a folder with a BERT-like ONNX model (`vocab.txt`, `model.onnx`), as bge-small-zh and its like ship. */
export async function onnxEmbedder(folder: string, runtime: OnnxRuntime): Promise<Result<Embedder | undefined>> {
  let vocabulary: Vocabulary
  try {
    vocabulary = readVocabulary(await readFile(join(folder, 'vocab.txt'), 'utf8'))
  } catch {
    return result(undefined, [unusable(folder, '没有 vocab.txt')])
  }
  const session = await sessionOf(folder, runtime)
  if (!session) return result(undefined, [unusable(folder, '模型文件读不出来')])
  const embed = async (texts: readonly string[]): Promise<Result<Float32Array[]>> => {
    const vectors: Float32Array[] = []
    for (let from = 0; from < texts.length; from += batch) {
      try {
        const rows = texts.slice(from, from + batch).map((text) => tokenize(text, vocabulary))
        const found = await runBatch(session, runtime, rows)
        if (!found) return result([], [unusable(folder, '模型的输出不是句子或字词向量')])
        vectors.push(...found)
      } catch {
        return result([], [unusable(folder, '运行出错')])
      }
    }
    return result(vectors)
  }
  return result({ name: folder.split(/[\\/]/).filter(Boolean).at(-1) ?? folder, embed })
}
