import { InvalidArgumentError, Option } from 'commander';
import type { RegisterCommand } from '../command.js';
import { DEMO_REGIONS, nearestRegion, TOLD_REGION, type DemoRegion } from '../demo/generator/demo-year.js';
import { wholeNumber } from './count-option.js';
import { jsonOption } from './server-options.js';

interface Options {
  readonly keep?: true;
  readonly full?: true;
  readonly kafka?: true;
  readonly seed: number;
  readonly region: DemoRegion;
  readonly port: number;
  readonly json?: true;
}

export const demo: RegisterCommand = (parent, context) => {
  parent
    .command('demo')
    .description('演示：编造一年的数据，看红黄绿和预警 · a made-up year, start to end')
    .option('--keep', '演示后服务不停，Ctrl-C 结束 · leave the server up')
    .option('--full', '逐项列出全部目标、预警和拒收的记录 · every target, alert and refusal')
    .option('--kafka', '经真实的 Kafka 上报（KAFKA_BROKERS，或就地启动一个）· feed through Kafka')
    .addOption(new Option('--seed <number>', '换一个编造的年份 · another year').default(2025).argParser(wholeNumber))
    .addOption(new Option('--region <region>', '地区 · region').default(TOLD_REGION).argParser(regionIn))
    .addOption(new Option('--port <port>', '端口，0 为任一空闲 · port').default(0).argParser(wholeNumber))
    .addOption(jsonOption())
    .action(async (options: Options) => {
      const { runDemo } = await import('../demo/run-demo.js');
      await runDemo(
        {
          keep: options.keep === true,
          full: options.full === true,
          kafka: options.kafka === true,
          seed: options.seed,
          region: options.region,
          port: options.port,
          json: options.json === true,
        },
        context,
      );
    });
};

function regionIn(name: string): DemoRegion {
  const region = DEMO_REGIONS.find((one) => one === name);
  if (region !== undefined) return region;
  const near = nearestRegion(name);
  const hint = near === undefined ? '' : `，是否想写 ${near}？`;
  throw new InvalidArgumentError(`没有地区 ${name}，可写 ${DEMO_REGIONS.join('、')}${hint}`);
}
