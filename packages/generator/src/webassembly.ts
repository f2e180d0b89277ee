/** What is used of the WebAssembly global; the DOM library that declares it is not loaded. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object
  Instance: new (module: object) => { exports: object }
}

/** Compiles a module. */
export function compile(bytes: Uint8Array): object {
  return new WebAssembly.Module(bytes)
}

/** Starts a module that imports nothing. */
export function start(module: object): object {
  return new WebAssembly.Instance(module).exports
}
