package dev.outrigger.scripthost.host;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Code of the host's own process, which may end it: no application is embedded there. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@interface EndsTheProcess {}
