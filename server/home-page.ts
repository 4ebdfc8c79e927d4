/** The plain page of the first run: what is running, and where to go. */
export const homePage = (facts: {
  version: string;
  cases: number;
  head: number;
}): string => `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>案牍 Andu</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body{font:16px/1.6 "Noto Sans SC","Microsoft YaHei","PingFang SC",sans-serif;max-width:46rem;margin:3rem auto;padding:0 1rem;color:#1b2733}
h1{color:#0d5cab;font-size:1.6rem}table{border-collapse:collapse}td{padding:.25rem 1.5rem .25rem 0;font-variant-numeric:tabular-nums}
a{color:#0d5cab}small{color:#5b6875}
</style></head>
<body>
<h1>案牍 Andu</h1>
<p>减刑、假释协同办案的可验证底座正在运行。<br><small>The verifiable backbone of commutation and parole casework is running.</small></p>
<table>
<tr><td>版本 Version</td><td>${facts.version}</td></tr>
<tr><td>案件 Cases</td><td>${facts.cases}</td></tr>
<tr><td>事件 Events</td><td>${facts.head}</td></tr>
</table>
<ul>
<li><a href="/api/openapi.json">接口文档 API document (OpenAPI)</a></li>
<li><a href="/api/cases">案件列表 Cases</a> <small>需登录 sign-in needed</small></li>
<li><a href="/api/commands">命令目录 Commands</a> <small>需登录 sign-in needed</small></li>
<li><a href="/api/log/andu/checkpoint">日志检查点 Checkpoint of the log</a></li>
<li><a href="/api/session/sign-in">登录 Sign in</a></li>
<li><a href="/readyz">运行状态 Readiness</a></li>
</ul>
</body></html>
`;
