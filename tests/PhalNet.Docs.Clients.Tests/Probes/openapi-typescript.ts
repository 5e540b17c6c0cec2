import type { components, paths } from './api';

type Reply<Path extends keyof paths> = paths[Path] extends { post: { responses: { 200: { content: { 'application/json': infer Body } } } } } ? Body : never;
type Body<Path extends keyof paths> = paths[Path] extends { post: { requestBody?: { content: { 'application/json': infer Body } } } } ? Body : never;

async function call<Path extends keyof paths>(path: Path, body: Body<Path>): Promise<Reply<Path>> {
  const response = await fetch(process.argv[2]!.replace(/\/$/, '') + path, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
  });
  return await response.json() as Reply<Path>;
}

const isOrder = (data: object): data is components['schemas']['Order'] => 'sku' in data;

async function main() {
  for (const id of [7, 100]) {
    const found = await call('/api/App.Orders.Find', { id });
    console.log(`find|${found.ret}|${found.msg}|${isOrder(found.data) ? `${found.data.sku} ${found.data.lines.length}` : ''}`);
    const lines = await call('/api/App.Orders.Lines', { id });
    console.log(`lines|${lines.ret}|${lines.msg}|${Array.isArray(lines.data) ? lines.data[0]?.qty : ''}`);
  }
  const placed = await call('/api/App.Orders.Place', { line: { sku: 'y', qty: 3 } });
  console.log(`place|${placed.ret}|${placed.msg}|${typeof placed.data === 'string' ? placed.data : ''}`);
}

void main();
