/** Begins a plugin's program: reads all of stdin, and has words for answering, logging and asking Stash back. */
export const PROGRAM = `
import { writeFileSync } from 'node:fs'
const chunks = []; for await (const chunk of process.stdin) chunks.push(chunk)
const input = JSON.parse(Buffer.concat(chunks))
const connection = input.server_connection
const answer = (output) => process.stdout.write(JSON.stringify({ output }))
const log = (level, text) => process.stderr.write('\\x01' + level + '\\x02' + text + '\\n')
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
const keep = (name, text) => writeFileSync(connection.PluginDir + '/' + name, String(text))
const ask = async (query, variables) => {
  const Host = connection.Host === '0.0.0.0' ? '127.0.0.1' : connection.Host
  const response = await fetch(connection.Scheme + '://' + Host + ':' + connection.Port + '/graphql', {
    method: 'POST', body: JSON.stringify({ query, variables }),
    headers: { 'Content-Type': 'application/json', Cookie: 'session=' + connection.SessionCookie?.Value },
  })
  return response.json()
}
`;

/** Keeps its process id in the file `pid` of the plugin's folder and runs until it is killed. */
export const WAITS = `${PROGRAM} keep('pid', process.pid); setInterval(() => {}, 1000)`;
