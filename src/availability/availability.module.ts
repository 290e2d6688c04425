import { Module } from '@nestjs/common';
import { OpeningMonths } from './opening-months.js';

@Module({ providers: [OpeningMonths], exports: [OpeningMonths] })
export class AvailabilityModule {}
