import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule } from '../access/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { CoursePartnerEntity } from './course-partner.entity.js';
import { CourseResolver } from './course.resolver.js';
import { CourseRevisionEntity } from './course-revision.entity.js';
import { CourseSkillEntity } from './course-skill.entity.js';
import { CourseEntity } from './course.entity.js';
import { CoursesResolver } from './courses.resolver.js';
import { FindCourses } from './find-courses.js';
import { PublishCourse } from './publish-course.js';
import { SaveCourse } from './save-course.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([CourseEntity, CoursePartnerEntity, CourseRevisionEntity, CourseSkillEntity]),
    AccessModule,
    OrganizationsModule,
  ],
  providers: [CourseResolver, CoursesResolver, FindCourses, PublishCourse, SaveCourse],
  exports: [FindCourses],
})
export class CoursesModule {}
