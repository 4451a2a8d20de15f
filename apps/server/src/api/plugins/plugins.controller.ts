import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBody, ApiConsumes, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Page } from '#read-model';
import { unsupportedMediaType } from '../http/media-types.js';
import { PageDto } from '../request/page.dto.js';
import { ListPlugins } from './list-plugins.query.js';
import type { PluginView } from './plugin-view.js';
import { ActivatePluginDto, SuspendPluginDto } from './plugins.dto.js';
import { TakePluginStep, type PluginStep } from './take-plugin-step.command.js';

const PACK = 'application/octet-stream';
/** Who does it where no key says so: without keys only this machine can. */
const SOMEBODY_HERE = 'local';

@ApiTags('plugins')
@Controller('plugins')
export class PluginsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The plugins in force and the installed ones, with their versions and rules.' })
  list(@Query() page: PageDto): Promise<Page<PluginView>> {
    return this.queries.execute(new ListPlugins(page));
  }

  @Post()
  @ApiOperation({ summary: 'Installs a packed plugin (`.zbp`). It lies ready until it is activated.' })
  @ApiConsumes(PACK)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiResponse({ status: 201, description: 'It is installed.' })
  @ApiResponse({ status: 200, description: 'It was installed before.' })
  @ApiResponse({ status: 422, description: 'It does not load; `problems` name file, line and message of each reason.' })
  async install(
    @Body() pack: unknown,
    @Req() { caller }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PluginView> {
    if (!Buffer.isBuffer(pack)) throw unsupportedMediaType([PACK]);
    const { plugin, isNew } = await this.take({ type: 'install', pack }, caller);
    void reply.status(isNew ? 201 : 200);
    return plugin;
  }

  @Post(':id/activate')
  @HttpCode(200)
  @ApiOperation({ summary: 'Puts an installed version in force from a day on; resumes a suspended plugin.' })
  async activate(
    @Param('id') plugin: string,
    @Body() { version, from }: ActivatePluginDto,
    @Req() { caller }: FastifyRequest,
  ): Promise<PluginView> {
    const wanted = { ...(version !== undefined && { version }), ...(from !== undefined && { from }) };
    return (await this.take({ type: 'activate', plugin, ...wanted }, caller)).plugin;
  }

  @Post(':id/suspend')
  @HttpCode(200)
  @ApiOperation({ summary: 'Stops asking the code of a plugin. Its findings stand, its plans stay in force.' })
  async suspend(
    @Param('id') plugin: string,
    @Body() { reason }: SuspendPluginDto,
    @Req() { caller }: FastifyRequest,
  ): Promise<PluginView> {
    return (await this.take({ type: 'suspend', plugin, reason }, caller)).plugin;
  }

  @Post(':id/remove')
  @HttpCode(200)
  @ApiOperation({ summary: 'Takes every installed version of a plugin away. The findings of its rules end.' })
  async remove(@Param('id') plugin: string, @Req() { caller }: FastifyRequest): Promise<PluginView> {
    return (await this.take({ type: 'remove', plugin }, caller)).plugin;
  }

  private take(step: PluginStep, caller: string | undefined) {
    return this.commands.execute(new TakePluginStep(step, caller ?? SOMEBODY_HERE));
  }
}
