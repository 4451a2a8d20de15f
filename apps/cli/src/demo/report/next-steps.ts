/** What to try on the server that is left up. */
export function keptText(url: string, plan: string): string {
  return [
    `服务仍在运行：${url}（Ctrl-C 结束）`,
    `  红黄绿    ${url}/api/v1/plans/${plan}/status`,
    `  预警      ${url}/api/v1/alerts`,
    `  预警推送  curl -N ${url}/api/v1/alerts/stream`,
    `  接口文档  ${url}/openapi.json`,
    `  命令行    npx zhibiao plan status ${plan} --url ${url}`,
    `            npx zhibiao alerts list --url ${url}`,
  ].join('\n');
}

/** What to try after a server that was stopped. */
export function nextText(plan: string): string {
  return [
    '接下来可以试：',
    '  npm run demo -- --full      逐项看全部目标、预警、记录和拒收的原因',
    '  npm run demo -- --keep      演示后服务不停，可以查询、签收预警、看推送',
    '  npm run demo -- --kafka     同样的数据经真实的 Kafka 上报',
    '  npm run demo -- --seed 7    换一个编造的年份',
    '  npm run demo -- --region haian   换一个地区：jining、xiaoxian、shangyu、zhoucun、haian',
    `  npx zhibiao plan show ${plan}   看工作要点的全部目标`,
  ].join('\n');
}
