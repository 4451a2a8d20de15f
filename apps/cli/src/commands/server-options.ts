import { Option, type Command } from 'commander';
import { ZhibiaoApi } from '../api/zhibiao-api.js';

export interface ServerOptions {
  readonly url: string;
  readonly key?: string;
  readonly json?: true;
}

/** Options of every command that asks a running server. */
export function withServerOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--url <url>', '服务地址 · address of the server').env('ZHIBIAO_URL').default('http://127.0.0.1:3000'),
    )
    .addOption(new Option('--key <key>', '访问密钥 · API key').env('ZHIBIAO_KEY'))
    .addOption(jsonOption());
}

/** For commands that work here, and on a running server where one is named. */
export function withOptionalServer(command: Command): Command {
  return command
    .addOption(new Option('--url <url>', '运行中的服务 · address of a running server'))
    .addOption(new Option('--key <key>', '访问密钥 · API key').env('ZHIBIAO_KEY'))
    .addOption(jsonOption());
}

export function jsonOption(): Option {
  return new Option('--json', '只输出 JSON · print JSON only');
}

export function apiOf({ url, key }: ServerOptions): ZhibiaoApi {
  return new ZhibiaoApi(url, key);
}
