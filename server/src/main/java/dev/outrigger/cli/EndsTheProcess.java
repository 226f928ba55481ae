package dev.outrigger.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks the one place that may call System.exit: a command line has to give its status. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@interface EndsTheProcess {}
